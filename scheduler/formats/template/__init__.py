"""The template for organisers: the tables in which a conference is told in a spreadsheet, or in CSV files."""
