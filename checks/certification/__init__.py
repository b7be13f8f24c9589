"""What AFAS asks of a certified integration, as the manifest attests it."""
