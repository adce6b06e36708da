package org.gradcheck4j.dl4j;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.PrintMode;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's check of its own gradient: {@code GradientCheckUtil} with its defaults, in double. It compares each entry a with
 * the central difference n, of step 10⁻⁶, and accepts |a − n| / (|a| + |n|) up to 10⁻³, or |a − n| below 10⁻⁸.
 */
public final class Dl4jGradientCheck {

    private Dl4jGradientCheck() {}

    /**
     * Runs the check on {@code MultiLayerNetwork}. First it switches off the network's clip of the output.
     *
     * @param network any
     * @param batch with as many features as the network has inputs
     * @return whether DL4J says that its gradient is right; false if it gives up, because the loss of a saturated output
     *     is not a number
     */
    public static boolean passes(Network network, Batch batch) {
        MultiLayerNetwork dl4j = MultiLayerEngine.build(network, Precision.DOUBLE);
        // The check insists that ND4J's global default type is double.
        DataType before = Nd4j.dataType();
        DataType floatingBefore = Nd4j.defaultFloatingPointType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            return GradientCheckUtil.checkGradients(new MLNConfig()
                    .net(dl4j)
                    .input(Transfer.array(batch.X().transpose(), Precision.DOUBLE))
                    .labels(Transfer.array(batch.y().transpose(), Precision.DOUBLE))
                    .print(PrintMode.ZEROS));
        } catch (IllegalStateException notANumber) {
            return false;
        } finally {
            Nd4j.setDefaultDataTypes(before, floatingBefore);
        }
    }
}
