//! Draws problems: for people, as JSON, for GitHub and as SARIF.
