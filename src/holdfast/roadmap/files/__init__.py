"""Files of exchanges: steps of two or more parties with cost and value, and the deposits that they put up."""
