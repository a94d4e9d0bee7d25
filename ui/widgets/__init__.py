"""The visual kit: one control per file, every word handed in, none of them knows a job."""
