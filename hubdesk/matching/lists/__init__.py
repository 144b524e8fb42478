"""Lists of people that other bodies keep: linked by what each list itself teaches of its slips."""
