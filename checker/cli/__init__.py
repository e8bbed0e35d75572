"""The command line: one file a command, thin; heavy libraries are loaded only by the command that needs them."""
