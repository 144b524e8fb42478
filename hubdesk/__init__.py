"""HubDesk: the desk of a harm reduction hub."""
