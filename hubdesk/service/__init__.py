"""One verb, one function: a permission check, a transaction, an audit line, an answer."""
