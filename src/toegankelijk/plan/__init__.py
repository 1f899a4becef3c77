"""The verbeterplan: measures from deviations, in the order in which they help most."""
