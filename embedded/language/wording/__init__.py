"""The step to spoken words: short, plain, varied without chance."""
