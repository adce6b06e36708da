package org.gradcheck4j.harness.diagnosis.candidate;

/** A change that is made before the gradient is computed, so that it shows in the activations and the loss as well. */
public interface ForwardChange extends GradientChange {}
