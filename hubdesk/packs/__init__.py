"""The escalation pack: what one recipient may see, and its pages; the only ReportLab."""
