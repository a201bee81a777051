export { GpuPod, GpuPodProps } from './gpu-pod';
export { Rack, RackProps } from './rack';
export { GpuRack, GpuRackProps, ServerRack, ServerRackProps } from './racks';
