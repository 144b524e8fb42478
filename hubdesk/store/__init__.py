"""The hub's encrypted database: the only SQL, and the only room that knows SQLCipher and sqlite-utils."""
