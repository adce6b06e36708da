package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * How much memory of all GPUs is in use, before ND4J started and now. It is the driver that says so: if it grows, the
 * arrays are there.
 */
final class DeviceMemory {

    /** What the tool said first. ND4J, too, starts once in a process. */
    private static Optional<NvidiaSmi.Answer> first = Optional.empty();

    private DeviceMemory() {}

    /** {@return the devices as they were when this was first called: that is before ND4J starts} */
    static synchronized NvidiaSmi.Answer beforeStart() {
        NvidiaSmi.Answer answer = first.orElseGet(NvidiaSmi.INSTALLED::answer);
        first = Optional.of(answer);
        return answer;
    }

    /**
     * {@return MiB in use, of all devices; empty if the tool does not say so of each}
     *
     * @param answer of the tool
     */
    static OptionalLong used(NvidiaSmi.Answer answer) {
        List<CudaDevice> devices = answer.devices().orElse(List.of());
        ToLongFunction<CudaDevice> used = each -> each.usedMiB().orElseThrow();
        return devices.isEmpty()
                        || devices.stream().anyMatch(each -> each.usedMiB().isEmpty())
                ? OptionalLong.empty()
                : OptionalLong.of(devices.stream().mapToLong(used).sum());
    }
}
