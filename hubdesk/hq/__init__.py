"""Headquarters: takes in what hubs send, answers with receipts, and says how far it has come."""
