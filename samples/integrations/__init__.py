"""Three small integrations that read and write a webshop's data: what `conduct` judges them by."""
