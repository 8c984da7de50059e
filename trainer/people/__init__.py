"""Who may do what, and which passwords are good enough: tables and rules without a clock, a file or a database."""
