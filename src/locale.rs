//! Words of the interface and of dates, by language: tables, read from YAML.
