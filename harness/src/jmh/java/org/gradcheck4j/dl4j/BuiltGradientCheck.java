package org.gradcheck4j.dl4j;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.PrintMode;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's {@code GradientCheckUtil} on a {@code MultiLayerNetwork} that is built once, of all parameters or of some. From then
 * on double is ND4J's default type in this process: the check insists on it.
 */
public final class BuiltGradientCheck {

    private final MLNConfig check;

    /**
     * Builds the network, and copies the batch.
     *
     * @param most entries that are checked of each tensor
     */
    public BuiltGradientCheck(Network network, Batch batch, int most) {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        this.check = new MLNConfig()
                .net(MultiLayerEngine.build(network, Precision.DOUBLE))
                .input(Transfer.array(batch.X().transpose(), Precision.DOUBLE))
                .labels(Transfer.array(batch.y().transpose(), Precision.DOUBLE))
                .print(PrintMode.ZEROS)
                .subset(true)
                .maxPerParam(most);
    }

    /** {@return whether DL4J says that its gradient is right} */
    public boolean passes() {
        return GradientCheckUtil.checkGradients(check);
    }
}
