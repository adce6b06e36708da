package org.gradcheck4j.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.util.ModelSerializer;

/**
 * The parts of a zip file that DL4J's {@code ModelSerializer} wrote. They are read here and not by {@code ModelSerializer}: that
 * also reads Java objects of any class, if a file has some, and does not compare checksums.
 *
 * @param file that is read
 */
record SavedModelFile(Path file) {

    /** More than any list of dense layers needs. */
    private static final int MOST_CONFIGURATION_BYTES = 1 << 24;

    /** More than mean and deviation of a million features need. */
    private static final int MOST_NORMALIZER_BYTES = 1 << 24;

    /** {@return the configuration, JSON} */
    byte[] configuration() {
        return required(ModelSerializer.CONFIGURATION_JSON, MOST_CONFIGURATION_BYTES);
    }

    /**
     * {@return the weights and biases, as {@code Nd4j.read} takes them}
     *
     * @param most how many bytes they may have
     */
    byte[] coefficients(int most) {
        return required(ModelSerializer.COEFFICIENTS_BIN, most);
    }

    /** {@return what prepares the features, if it was saved, too} */
    Optional<byte[]> normalizer() {
        return part(ModelSerializer.NORMALIZER_BIN, MOST_NORMALIZER_BYTES);
    }

    /** {@return a refusal of this file} */
    SavedModelException refused(String why) {
        return new SavedModelException(file + ": " + why);
    }

    private byte[] required(String name, int most) {
        return part(name, most)
                .orElseThrow(() ->
                        refused("has no %s, expected a network that DL4J's ModelSerializer saved".formatted(name)));
    }

    private Optional<byte[]> part(String name, int most) {
        if (Files.isDirectory(file)) {
            throw refused("is a folder, expected a network that DL4J's ModelSerializer saved");
        }
        if (!Files.exists(file)) {
            throw refused("no such file");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(entry -> entry.getName().equals(name)).toList();
            if (entries.size() > 1) {
                throw refused("has two parts named " + name);
            }
            return entries.isEmpty() ? Optional.empty() : Optional.of(bytes(zip, entries.get(0), most));
        } catch (IOException | IllegalArgumentException | NegativeArraySizeException | OutOfMemoryError e) {
            // The last two are how JDK 17 answers a directory whose numbers are wrong.
            throw refused("is no zip file, or a damaged one, expected a network that DL4J's ModelSerializer saved");
        }
    }

    private byte[] bytes(ZipFile zip, ZipEntry entry, int most) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw refused("%s has more than the %d bytes that it can need".formatted(entry.getName(), most));
            }
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            if (checksum.getValue() != entry.getCrc()) {
                throw refused("%s is damaged: its checksum is wrong".formatted(entry.getName()));
            }
            return bytes;
        }
    }
}
