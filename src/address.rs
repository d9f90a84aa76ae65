//! Where a page stands on the site: checked segments, and the only way from one page to another.
