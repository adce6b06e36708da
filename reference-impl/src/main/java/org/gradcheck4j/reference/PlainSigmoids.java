package org.gradcheck4j.reference;

/** σ, entry by entry, in plain loops. */
final class PlainSigmoids implements SigmoidLoop {

    @Override
    public void sigmoid(double[] z, double[] results) {
        for (int k = 0; k < z.length; k++) {
            results[k] = Sigmoid.of(z[k]);
        }
    }

    @Override
    public void smallerTail(double[] z, double[] results) {
        for (int k = 0; k < z.length; k++) {
            results[k] = Sigmoid.smallerTail(z[k]);
        }
    }

    @Override
    public void sigmoid(float[] z, float[] results) {
        for (int k = 0; k < z.length; k++) {
            results[k] = (float) Sigmoid.of(z[k]);
        }
    }

    @Override
    public void smallerTail(float[] z, float[] results) {
        for (int k = 0; k < z.length; k++) {
            results[k] = (float) Sigmoid.smallerTail(z[k]);
        }
    }
}
