package org.gradcheck4j.harness.npz;

/**
 * How the matrices of a gradient file stand. What is read from it stands as in the formula.
 *
 * @param weights of every W and dW
 * @param samplesInRows whether X and the activations have one sample a row
 * @param assumption what was concluded from the shape of y or A alone, since X is square, in words; else empty
 */
public record Layout(WeightLayout weights, boolean samplesInRows, String assumption) {}
