package org.gradcheck4j.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The ND4J backend in use.
 *
 * @param name {@code CPU} or {@code CUDA}, as ND4J calls it
 * @param nd4jVersion the version of ND4J's API
 * @param blas the vendor of the library that multiplies matrices
 * @param device the GPUs' names; on a CPU, the operating system and architecture
 * @param threads that a matrix product may use on the CPU; 0 if unknown
 */
public record BackendDescription(String name, String nd4jVersion, String blas, String device, int threads) {

    private static final String VERSION = "META-INF/maven/org.nd4j/nd4j-api/pom.properties";
    private static final String UNKNOWN = "unknown";

    /** {@return the backend in use; starts ND4J if nothing has yet} */
    public static BackendDescription current() {
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        return new BackendDescription(
                String.valueOf(environment.getOrDefault("backend", UNKNOWN)),
                version(),
                String.valueOf(environment.getOrDefault("blas.vendor", UNKNOWN)),
                device(environment),
                environment.get("blas.threads") instanceof Integer threads ? threads : 0);
    }

    private static String device(Properties environment) {
        // On CUDA: a list with a map for each GPU.
        if (environment.get("cuda.devicesInformation") instanceof List<?> devices) {
            return devices.stream()
                    .map(device -> device instanceof Map<?, ?> facts ? facts.get("cuda.deviceName") : device)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    private static String version() {
        try (InputStream file = Nd4j.class.getClassLoader().getResourceAsStream(VERSION)) {
            if (file == null) {
                return UNKNOWN;
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
