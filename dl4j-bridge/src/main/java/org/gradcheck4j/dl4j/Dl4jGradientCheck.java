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
 * DL4J's own check of its own gradient: {@code GradientCheckUtil} with its defaults, central differences with ε = 10⁻⁶, a
 * largest relative error |a − n| / (|a| + |n|) of 10⁻³, or an absolute error below 10⁻⁸, in double.
 */
public final class Dl4jGradientCheck {

    private Dl4jGradientCheck() {}

    /**
     * Runs it on {@code MultiLayerNetwork}. It sets the network's clip of the output to 0 first.
     *
     * @param network any
     * @param batch with as many features as the network has inputs
     * @return whether DL4J says that its gradient is right; it does not where it gives up, since the loss at a saturated
     *     output is not a number
     */
    public static boolean passes(Network network, Batch batch) {
        MultiLayerNetwork dl4j = MultiLayerEngine.passedThrough(network, batch, Precision.DOUBLE);
        // The check asks for ND4J's global default type, and for nothing else of it.
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
