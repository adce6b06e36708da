package org.gradcheck4j.dl4j;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.AbstractDataSetNormalizer;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.MinMaxSerializerStrategy;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerType;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.StandardizeSerializerStrategy;

/** What was saved with a network to prepare its features. */
final class SavedNormalizer {

    private final AbstractDataSetNormalizer<?> normalizer;
    private final SavedModelFile file;

    private SavedNormalizer(AbstractDataSetNormalizer<?> normalizer, SavedModelFile file) {
        this.normalizer = normalizer;
        this.file = file;
    }

    /** @throws SavedModelException if it is neither of the two that change features alone */
    static SavedNormalizer read(byte[] bytes, SavedModelFile file) {
        Object read;
        try {
            requireKnownType(bytes);
            read = new NormalizerSerializer()
                    .addStrategy(new StandardizeSerializerStrategy())
                    .addStrategy(new MinMaxSerializerStrategy())
                    .restore(new ByteArrayInputStream(bytes));
        } catch (Exception e) {
            throw file.refused("normalizer.bin is neither a NormalizerStandardize nor a NormalizerMinMaxScaler");
        }
        if (!(read instanceof NormalizerStandardize || read instanceof NormalizerMinMaxScaler)) {
            throw file.refused("normalizer.bin is a %s, expected a NormalizerStandardize or a NormalizerMinMaxScaler"
                    .formatted(read.getClass().getSimpleName()));
        }
        AbstractDataSetNormalizer<?> normalizer = (AbstractDataSetNormalizer<?>) read;
        if (normalizer.isFitLabel()) {
            throw file.refused("its %s changes the labels, too".formatted(name(normalizer)));
        }
        return new SavedNormalizer(normalizer, file);
    }

    /** ND4J loads and makes any class that the header of another type names. */
    private static void requireKnownType(byte[] bytes) throws IOException {
        DataInputStream header = new DataInputStream(new ByteArrayInputStream(bytes));
        header.readUTF(); // what it is, and its version: ND4J checks both
        header.readInt();
        NormalizerType type = NormalizerType.valueOf(header.readUTF());
        if (type != NormalizerType.STANDARDIZE && type != NormalizerType.MIN_MAX) {
            throw new IOException("the type " + type);
        }
    }

    /** {@return DL4J's name of it} */
    String name() {
        return name(normalizer);
    }

    private static String name(Object normalizer) {
        return normalizer.getClass().getSimpleName();
    }

    /** {@return the batch with the features that the network takes, computed by DL4J in the precision of the network} */
    Batch prepared(Batch batch, Precision precision) {
        INDArray X = Transfer.array(batch.X().map(precision::round).transpose(), precision);
        try {
            normalizer.transform(X);
        } catch (RuntimeException e) {
            throw file.refused("its %s does not take %d features"
                    .formatted(name(), batch.X().rows()));
        }
        Matrix prepared = Transfer.matrix(X, batch.size(), batch.X().rows(), "the prepared features")
                .transpose();
        if (!prepared.isFinite()) {
            throw file.refused("its %s makes a feature that is not finite".formatted(name()));
        }
        return new Batch(prepared, batch.y());
    }
}
