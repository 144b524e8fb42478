"""Headquarters: what hubs send is received, linked and answered with notices."""
