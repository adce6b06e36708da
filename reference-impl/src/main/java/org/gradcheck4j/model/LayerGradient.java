package org.gradcheck4j.model;

/**
 * The gradient of one layer, or anything of its shape (a bound on it, its standard deviation).
 *
 * @param dW ∂J/∂W[i], {@code [n_i × n_{i−1}]}
 * @param db ∂J/∂b[i], {@code [n_i × 1]}
 */
public record LayerGradient(Matrix dW, Matrix db) {}
