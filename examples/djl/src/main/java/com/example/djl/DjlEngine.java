package com.example.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** PyTorch's gradients, of a loss of DJL. */
public abstract class DjlEngine implements GradientEngine {

    /** Of DJL's loss that takes z. */
    public static final class FromLogits extends DjlEngine {
        /** For the service loader. */
        public FromLogits() {
            super("djl-logits", false);
        }
    }

    /** Of DJL's loss that takes σ(z). */
    public static final class FromSigmoid extends DjlEngine {
        /** For the service loader. */
        public FromSigmoid() {
            super("djl-sigmoid", true);
        }
    }

    private final String name;
    private final boolean fromSigmoid;

    private DjlEngine(String name, boolean fromSigmoid) {
        this.name = name;
        this.fromSigmoid = fromSigmoid;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        Engine pytorch = Engine.getEngine("PyTorch");
        DataType type =
                switch (precision) {
                    case DOUBLE -> DataType.FLOAT64;
                    case FLOAT -> DataType.FLOAT32;
                    case HALF -> DataType.FLOAT16;
                };
        try (NDManager manager = pytorch.newBaseManager(Device.cpu())) {
            List<NDArray> W = new ArrayList<>();
            List<NDArray> b = new ArrayList<>();
            for (Layer layer : network.layers()) {
                W.add(array(manager, layer.weights(), type)); // [n_i × n_{i-1}]
                b.add(array(manager, layer.bias(), type)); // [n_i × 1]
            }
            W.forEach(each -> each.setRequiresGradient(true));
            b.forEach(each -> each.setRequiresGradient(true));
            NDArray y = array(manager, batch.y(), type); // [1 × m]
            try (GradientCollector collector = pytorch.newGradientCollector()) {
                NDArray A = array(manager, batch.X(), type); // [n_0 × m]: a sample a column
                for (int i = 0; i < W.size(); i++) {
                    NDArray Z = W.get(i).matMul(A).add(b.get(i));
                    boolean last = i == W.size() - 1;
                    A = last && !fromSigmoid ? Z : Z.getNDArrayInternal().sigmoid();
                }
                Loss loss = Loss.sigmoidBinaryCrossEntropyLoss("loss", 1, fromSigmoid);
                collector.backward(loss.evaluate(new NDList(y), new NDList(A)));
            }
            List<LayerGradient> gradients = new ArrayList<>();
            for (int i = 0; i < W.size(); i++) {
                gradients.add(new LayerGradient(matrix(W.get(i).getGradient()), matrix(b.get(i).getGradient())));
            }
            return new Gradients(gradients);
        }
    }

    private static NDArray array(NDManager manager, Matrix values, DataType type) {
        Shape shape = new Shape(values.rows(), values.columns());
        return manager.create(values.toArray(), shape).toType(type, false);
    }

    private static Matrix matrix(NDArray values) {
        double[] numbers = values.toType(DataType.FLOAT64, true).toDoubleArray();
        return Matrix.of((int) values.getShape().get(0), (int) values.getShape().get(1), numbers);
    }
}
