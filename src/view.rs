//! One plain struct for each template: finished values, no logic left.
