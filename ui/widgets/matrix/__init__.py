"""The matrix of workplaces and items: one painted control that draws only what is visible."""
