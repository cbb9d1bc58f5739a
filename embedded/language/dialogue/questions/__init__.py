"""Questions of the house: what is looked up, told of kinds, people and hours, and what was asked before."""
