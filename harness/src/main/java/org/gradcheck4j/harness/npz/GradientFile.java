package org.gradcheck4j.harness.npz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * The content of a gradient file: a network and a batch, the gradients that an engine computed and, if given, its forward
 * pass.
 *
 * <p>The precision is that of the gradients, which all share one. X, y, W and b may be stored wider (NumPy's default is
 * float64, whatever the engine computes in): they are rounded to the gradients' precision, since the engine can only have
 * computed from values that it held in it. Stored narrower, they are exact as they are. The gradients themselves,
 * activations and loss are kept as stored, and may be non-finite: that is for the comparison to judge.
 *
 * @param source the file, as it was named
 * @param engine who made the gradients, if the file says so
 * @param precision the precision of the gradients
 * @param layout how the matrices stand in the file; here all stand as in the formula
 * @param network the weights and biases, rounded to the precision
 * @param batch the samples, one a column, and labels, rounded to the precision
 * @param output the gradients, and the forward pass if the file has any of it
 */
public record GradientFile(
        String source,
        Optional<String> engine,
        Precision precision,
        Layout layout,
        Network network,
        Batch batch,
        EngineOutput output) {

    /** The most layers of a network: each takes a step of every recurrence, and with more a check takes minutes. */
    public static final int MOST_LAYERS = 1000;

    /** Copied at a time. */
    private static final int BLOCK = 1 << 16;

    /**
     * Reads a {@code .npz} file, plain or compressed. Nothing in it is executed: pickled objects are refused unread.
     *
     * @param file on the default file system
     * @param settings how to read it
     * @return what it holds
     * @throws BadInputException if it is not a gradient file in every respect; the message names the file, the part, what
     *     is wrong and what was expected
     */
    public static GradientFile read(Path file, ReadSettings settings) {
        return read(file.toString(), file, settings);
    }

    /**
     * As {@link #read(Path, ReadSettings)}, from a stream, which is kept in a temporary file meanwhile: a zip file is read
     * from its end.
     *
     * @param source what the stream is, for messages
     * @param bytes of a file
     * @param settings how to read it
     * @return what it holds
     * @throws BadInputException if it is not a gradient file in every respect, or far longer than the most elements need
     */
    public static GradientFile read(String source, InputStream bytes, ReadSettings settings) {
        try {
            Path copy = Files.createTempFile("gradcheck4j", ".npz");
            try {
                copy(source, bytes, copy, settings.mostBytes());
                return read(source, copy, settings);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new BadInputException(source + ": cannot be read into a temporary file: " + e.getMessage());
        }
    }

    private static void copy(String source, InputStream bytes, Path copy, long most) throws IOException {
        try (OutputStream out = Files.newOutputStream(copy)) {
            byte[] block = new byte[BLOCK];
            long copied = 0;
            for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
                copied += read;
                if (copied > most) {
                    throw new BadInputException(source + ": goes on after " + most
                            + " bytes, expected a file of fewer; raise the limit with --max-elements");
                }
                out.write(block, 0, read);
            }
        }
    }

    private static GradientFile read(String source, Path file, ReadSettings settings) {
        try (NpzArchive archive = NpzArchive.open(source, file)) {
            GradientParts parts = GradientParts.of(archive, settings.renamed(), settings.maxElements());
            GradientFile read = new GradientFileReader(parts).read(settings.samples());
            read.requireFeasible(settings.maxElements());
            return read;
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException(source + ": cannot be read: " + e.getMessage());
        }
    }

    /** A small file may ask for a large computation: each sample has an activation in every neuron. */
    private void requireFeasible(long maxElements) {
        if (network.depth() > MOST_LAYERS) {
            throw new BadInputException(
                    "%s: holds %d layers, expected at most %d".formatted(source, network.depth(), MOST_LAYERS));
        }
        long neurons = network.layers().stream().mapToLong(Layer::outputs).sum();
        if (neurons * batch.size() > maxElements) {
            throw new BadInputException(
                    "%s: %d neurons have %d activations in %d samples, expected at most %d; raise it with --max-elements"
                            .formatted(source, neurons, neurons * batch.size(), batch.size(), maxElements));
        }
    }
}
