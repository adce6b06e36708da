package org.gradcheck4j.harness.diagnosis.candidate;

/** A change of the whole pass: it is made before the gradient is computed, so that it shows in the activations as well. */
public interface PassChange extends TensorChange {}
