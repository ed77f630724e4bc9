"""Assessment: the questions a text has to answer, as gates with fixed criteria; there is no overall colour."""
