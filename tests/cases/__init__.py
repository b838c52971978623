"""Cases in YAML that a specialist of the field can read and write; the tests beside the code run them."""
