//! What Markdown becomes: cases of the reader, and properties that hold for any text.
