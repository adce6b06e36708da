package org.gradcheck4j.kernel;

/** Some rows and some columns of a product: each from the first up to, and without, the last. */
record Tile(int fromRow, int toRow, int fromColumn, int toColumn) {}
