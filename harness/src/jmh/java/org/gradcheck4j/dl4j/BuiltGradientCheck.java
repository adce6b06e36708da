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
 * DL4J's check of its own gradient: {@code GradientCheckUtil} with its defaults, in double, on a {@code MultiLayerNetwork}
 * that is built once. It compares each entry a with the central difference n, of step 10⁻⁶, and accepts |a − n| / (|a| +
 * |n|) up to 10⁻³, or |a − n| below 10⁻⁸. It switches off the network's clip of the output.
 */
public final class BuiltGradientCheck {

    private final MLNConfig check;

    /**
     * Builds the network, and copies the batch.
     *
     * @param network any
     * @param batch with as many features as the network has inputs
     * @param most entries that are checked of each tensor
     */
    public BuiltGradientCheck(Network network, Batch batch, int most) {
        this.check = new MLNConfig()
                .net(new MultiLayerEngine().build(network, Precision.DOUBLE))
                .input(Transfer.array(batch.X().transpose(), Precision.DOUBLE))
                .labels(Transfer.array(batch.y().transpose(), Precision.DOUBLE))
                .print(PrintMode.ZEROS)
                .subset(true)
                .maxPerParam(most);
    }

    /**
     * Runs the check. It insists that double is ND4J's default type, which is global: nothing else may use ND4J meanwhile.
     *
     * @return whether DL4J says that its gradient is right; false if it gives up, because the loss of a saturated output is
     *     not a number
     */
    public boolean passes() {
        DataType before = Nd4j.dataType();
        DataType floatingBefore = Nd4j.defaultFloatingPointType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            return GradientCheckUtil.checkGradients(check);
        } catch (IllegalStateException notANumber) {
            return false;
        } finally {
            Nd4j.setDefaultDataTypes(before, floatingBefore);
        }
    }
}
