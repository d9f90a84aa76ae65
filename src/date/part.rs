//! The words of years, months and days, and of what is left open in them.
