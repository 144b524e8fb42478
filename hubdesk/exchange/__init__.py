"""What leaves a hub and what headquarters answers: pure, signed, sealed, and merged as often as it comes."""
