package org.gradcheck4j.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A GPU, as {@code nvidia-smi} lists it.
 *
 * @param name of the card
 * @param driver its version
 * @param totalMiB of its memory; empty if the tool does not say
 * @param usedMiB likewise
 * @param freeMiB likewise
 * @param capability empty if the driver is too old to say
 */
record CudaDevice(
        String name,
        String driver,
        OptionalLong totalMiB,
        OptionalLong usedMiB,
        OptionalLong freeMiB,
        Optional<Capability> capability) {

    /** What to ask the tool for, in the order of the components; an old one does not know the last. */
    static final List<String> FIELDS =
            List.of("name", "driver_version", "memory.total", "memory.used", "memory.free", "compute_cap");

    /**
     * {@return the device of a line; empty if it is none} The tool also prints warnings.
     *
     * @param line values separated by commas, without units
     * @param fields how many of {@link #FIELDS} were asked for
     */
    static Optional<CudaDevice> of(String line, int fields) {
        List<String> values =
                Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        if (values.size() != fields || values.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new CudaDevice(
                values.get(0),
                values.get(1),
                whole(values.get(2)),
                whole(values.get(3)),
                whole(values.get(4)),
                values.stream().skip(5).findFirst().flatMap(Capability::parse)));
    }

    /** Of a part of a GPU, or without the rights to know it, the tool has words in brackets in place of a number. */
    private static OptionalLong whole(String text) {
        return text.matches("\\d{1,12}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
