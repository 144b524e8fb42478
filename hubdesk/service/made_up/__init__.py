"""Made-up people and what agencies say of them, for the demo hub and for tests; pure and the same for a seed."""
