//! The checked site and its nouns; knows neither YAML nor Markdown nor HTML.
