export { GpuPod, type GpuPodProps } from './gpu-pod';
export { Rack, type RackProps } from './rack';
export { GpuRack, type GpuRackProps, ServerRack, type ServerRackProps } from './racks';
