"""Splink on DuckDB, set up in the usual way and not tuned; runs in the environment of the peers."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

# Probabilities at which its groups are made, so that the best of them can be chosen by the truth.
THRESHOLDS = (0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999)
NAMES = ("given_name", "family_name")
WIDE = (*NAMES, "date_of_birth", "postcode", "address", "email", "phone")
SURE = (("given_name", "family_name", "date_of_birth"), ("family_name", "date_of_birth", "postcode"), ("email",))
LEARN_ON = (("date_of_birth",), NAMES, ("postcode",), ("email",))
MOST_ROUNDS = 3
Typed = Mapping[str, str]


class Trained:
    """A model that was learnt from the records themselves, without a label."""

    def __init__(self, records: Path) -> None:
        logging.getLogger("splink").setLevel(logging.ERROR)
        frame = pandas.read_csv(records, dtype=str)
        self.columns = [c for c in frame.columns if c != "unique_id" and frame[c].nunique() > 1]
        self._database = DuckDBAPI()
        self.records = self._database.register(frame[["unique_id", *self.columns]], table_name="records")
        self.linker = Linker(self.records, self._settings(), log_level=logging.ERROR)
        learn = self.linker.training
        learn.estimate_probability_two_random_records_match([block_on(*on) for on in self._known(SURE)], recall=0.7)
        learn.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
        for on in self._known(LEARN_ON)[:MOST_ROUNDS]:
            learn.estimate_parameters_using_expectation_maximisation(block_on(*on))

    def live(self) -> Live:
        """Make ready to look for one record at a time."""
        for name in NAMES:
            self.linker.table_management.compute_tf_table(name)
        return Live(self, self._database)

    def _known(self, wanted: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
        return [on for on in wanted if set(on) <= set(self.columns)]

    def _settings(self) -> Any:
        return SettingsCreator(
            link_type="dedupe_only",
            comparisons=[_comparison(name) for name in self.columns],
            blocking_rules_to_generate_predictions=[block_on(name) for name in WIDE if name in self.columns],
            retain_matching_columns=False,
        )


class Live:
    """Looks for one record among all that the model was trained on."""

    def __init__(self, trained: Trained, database: Any) -> None:
        self._trained, self._database = trained, database

    def __call__(self, typed: Typed) -> list[str]:
        """Give the ids of records that could be meant, best first."""
        row = {name: [typed[name] or None] for name in self._trained.columns}
        frame = pandas.DataFrame({"unique_id": ["typed"], **row}, dtype="string")
        one = self._database.register(frame)
        found = self._trained.linker.inference.predict_between(one, self._trained.records).as_pandas_dataframe()
        likest = found.sort_values("match_weight", ascending=False)
        ids = likest["unique_id_r"].where(likest["unique_id_l"] == "typed", likest["unique_id_l"])
        return [str(each) for each in ids]


def link(records: Path, truth: Mapping[str, str]) -> dict[str, Any]:
    """Group a list at each threshold; the time is that of one threshold."""
    del truth  # it needs none
    began = time.perf_counter()
    linker = Trained(records).linker
    pairs = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    predicted = time.perf_counter() - began
    ways, grouping = [], 0.0
    for threshold in THRESHOLDS:
        began = time.perf_counter()
        said = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold).as_pandas_dataframe()
        grouping = max(grouping, time.perf_counter() - began)
        groups = dict(zip(said["unique_id"].astype(str), said["cluster_id"].astype(str), strict=True))
        ways.append({"how": f"at {threshold:g}", "groups": groups})
    return {"seconds": predicted + grouping, "ways": ways, "chosen": "at 0.5"}


def _comparison(name: str) -> Any:
    if name in NAMES:
        return comparisons.NameComparison(name).configure(term_frequency_adjustments=True)
    if name == "date_of_birth":
        return comparisons.DamerauLevenshteinAtThresholds(name, [1, 2])
    if name == "email":
        return comparisons.EmailComparison(name)
    if name == "sex":
        return comparisons.ExactMatch(name)
    return comparisons.JaroWinklerAtThresholds(name, [0.92, 0.8])
