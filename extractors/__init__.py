"""One PDF in, one ``Report`` of facts out; nothing here knows of provisions."""
