package org.gradcheck4j.harness.npz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
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
 * @param network the weights and biases, rounded to the precision
 * @param batch the samples, one a column, and labels, rounded to the precision
 * @param output the gradients, and the forward pass if the file has any of it
 */
public record GradientFile(
        String source,
        Optional<String> engine,
        Precision precision,
        Network network,
        Batch batch,
        EngineOutput output) {

    /** The limit if the user gives no {@code --max-elements}. */
    public static final long DEFAULT_MAX_ELEMENTS = 100_000_000;

    /**
     * Reads a {@code .npz} file, plain or compressed. Nothing in it is executed: pickled objects are refused unread.
     *
     * @param file on the default file system
     * @param samples whether the samples of X stand in rows or columns
     * @param maxElements the most elements that all parts together may declare
     * @return what it holds
     * @throws BadInputException if it is not a gradient file in every respect; the message names the file, the part, what
     *     is wrong and what was expected
     */
    public static GradientFile read(Path file, SampleLayout samples, long maxElements) {
        try (ZipFile zip = NpzArchive.open(file)) {
            return new GradientFileReader(GradientParts.of(zip, maxElements)).read(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
