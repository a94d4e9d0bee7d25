"""Plain immutable shapes that presenters fill and controls show; nothing here imports Qt."""
