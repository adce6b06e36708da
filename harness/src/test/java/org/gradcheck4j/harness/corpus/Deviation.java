package org.gradcheck4j.harness.corpus;

/** How far a run is from the plain reference, each tensor measured by its own largest entry. */
final class Deviation {

    private Deviation() {}

    /** {@return the largest of all dW and db: NaN where one is not finite} */
    static double ofGradient(CorpusCase.Run run) {
        Backprop.Result right = right(run);
        double worst = ofTensors(run.result().dW(), right.dW());
        for (int i = 0; i < right.db().length; i++) {
            worst = Math.max(worst, ofTensor(new double[][] {run.result().db()[i]}, new double[][] {right.db()[i]}));
        }
        return worst;
    }

    /** {@return the largest of all A and of J: 0 where neither is shown} */
    static double ofForwardPass(CorpusCase.Run run) {
        Backprop.Result right = right(run);
        double worst = run.result().A() == null ? 0 : ofTensors(run.result().A(), right.A());
        return run.result().J() == null
                ? worst
                : Math.max(worst, Math.abs(run.result().J() - right.J()) / right.J());
    }

    private static Backprop.Result right(CorpusCase.Run run) {
        CorpusCase inputs = run.inputs();
        return new PlainReference().gradients(inputs.X(), inputs.y(), inputs.W(), inputs.b());
    }

    private static double ofTensors(double[][][] actual, double[][][] right) {
        double worst = 0;
        for (int i = 0; i < right.length; i++) {
            worst = Math.max(worst, ofTensor(actual[i], right[i]));
        }
        return worst;
    }

    private static double ofTensor(double[][] actual, double[][] right) {
        double difference = 0;
        double size = 0;
        for (int k = 0; k < right.length; k++) {
            for (int j = 0; j < right[k].length; j++) {
                difference = Math.max(difference, Math.abs(actual[k][j] - right[k][j]));
                size = Math.max(size, Math.abs(right[k][j]));
            }
        }
        return difference / size;
    }
}
